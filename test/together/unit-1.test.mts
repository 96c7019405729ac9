import { together } from './together.mts';

together(['unit'], 1, 2);
