import { filterArguments, unknownFilter } from './names/filters';
import { missingPersonalizationBraces } from './names/missingBraces';
import { unknownPersonalization } from './names/personalization';
import { unusedVariable } from './names/unused';
import { unknownVariable, usedBeforeDefined } from './names/variables';
import type { Rule } from './rule';

/** Rules for unknown names: of filters, variables and personalization. */
export const NAMES: readonly Rule[] = [
  unknownFilter,
  unknownPersonalization,
  missingPersonalizationBraces,
  unknownVariable,
  usedBeforeDefined,
  unusedVariable,
  filterArguments,
];
