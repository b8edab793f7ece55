import { drawProgramme } from './programme.js';

export { drawProgramme };
