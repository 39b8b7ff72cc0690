// The version of the package, put in by the build.

/* global ZHIXIN_VERSION */
export const version = ZHIXIN_VERSION;
