export { openRunFile } from './open.js';
