/** The version of the engine, as outputs name it; a test holds it to package.json. */
export const ENGINE_VERSION = '0.3.0';
