/** In the bundle it stands in for the package `form-data`, which brings axios 140 KB of file types; we send no bodies. */
export default FormData;
