/** Replaces the package `form-data` in the bundle. axios depends on it, it weighs 140 KB, and we send no forms. */
export default FormData;
