import { together } from './together.mts';

together(['browser']);
