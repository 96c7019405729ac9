import { together } from './together.mts';

together(['unit'], 2, 2);
