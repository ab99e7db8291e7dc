/** The view types of our webview panels, under which VS Code restores them. */
export const PROFILE_PAGE = 'amplitudeProfile.profile';
export const PREVIEW = 'amplitudeProfile.preview';
