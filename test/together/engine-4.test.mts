import { together } from './together.mts';

together(['engine'], 4, 6);
