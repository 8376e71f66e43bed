import { county } from './0001-county.ts';
import { patches } from './0002-patches.ts';
import { zones } from './0003-zones.ts';
import { workbench } from './0004-workbench.ts';
import { views } from './0005-views.ts';
import { accounts } from './0006-accounts.ts';
import { intake } from './0007-intake.ts';
import { checks } from './0008-checks.ts';
import type { Migration } from './migration.ts';

/** All steps in order. */
export const MIGRATIONS: readonly Migration[] = [
  county,
  patches,
  zones,
  workbench,
  views,
  accounts,
  intake,
  checks,
];
