/** Inserted by esbuild, so that the command needs no file but its own. */
declare const VERSION: string;
declare const PROBLEMS_PAGE: string;

export const version = VERSION;
/** The text of `docs/problems.md`. */
export const page = PROBLEMS_PAGE;
