/** The version of the engine, as outputs name it. A test compares it with package.json. */
export const ENGINE_VERSION = '0.4.0';
