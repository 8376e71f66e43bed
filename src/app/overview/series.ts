import type { MonthPoint } from '../../domain/overview.ts';
import type { ViewSearch } from '../router/search.ts';

export type MonthOf = NonNullable<ViewSearch['monthOf']>;

/** The series of the month trend: the date of a patch that is counted, and its figure. */
export const SERIES = [
  { of: 'violatingAt', field: 'found' },
  { of: 'rectifiedAt', field: 'rectified' },
  { of: 'verdictAt', field: 'decided' },
] as const satisfies readonly { of: MonthOf; field: keyof MonthPoint }[];
