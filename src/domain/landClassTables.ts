import survey3 from '../../data/reference/landClasses.json' with { type: 'json' };
import planning2023 from '../../data/reference/landClassesPlanning2023.json' with { type: 'json' };
import survey2 from '../../data/reference/landClassesSurvey2.json' with { type: 'json' };

/**
 * The code lists that are met in land-use layers. They reuse each other's digits with other meanings (0601 is 工业用地
 * in the third survey, 农村道路 in the planning list), so a code says nothing without its system.
 */
export const CODE_SYSTEMS = ['survey3', 'planning2023', 'survey2'] as const;
export type CodeSystem = (typeof CODE_SYSTEMS)[number];

export type LandClassTable = {
  id: string;
  version: string;
  name: string;
  nameEn: string;
  source: string;
  classes: readonly { code: string; name: string; nameEn: string; group: string }[];
};

export const LAND_CLASS_TABLES: Record<CodeSystem, LandClassTable> = { survey3, planning2023, survey2 };

export function isCodeSystem(value: string): value is CodeSystem {
  return Object.hasOwn(LAND_CLASS_TABLES, value);
}
