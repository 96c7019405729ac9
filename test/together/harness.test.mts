import { together } from './together.mts';

together(['harness']);
