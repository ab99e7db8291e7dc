/** The types of our webview panels, by which VS Code restores them. */
export const PROFILE_PAGE = 'amplitudeProfile.profile';
export const PREVIEW = 'amplitudeProfile.preview';
