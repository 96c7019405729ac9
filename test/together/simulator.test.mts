import { together } from './together.mts';

together('simulator');
