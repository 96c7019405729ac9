import { together } from './together.mts';

together(['engine'], 1, 6);
