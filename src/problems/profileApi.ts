import type { Rule } from './rule';

/** What makes a call to the User Profile API fail, leak a key, or answer for somebody else. */
export const PROFILE_API: readonly Rule[] = [];
