/** Bundled into one style sheet beside the script that imports them. */
declare module '*.css';
