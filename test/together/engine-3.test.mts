import { together } from './together.mts';

together(['engine'], 3, 6);
