import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { Lines } from '../language/lines';
import { CODES, type Severities } from '../problems/problems';
import { SEVERITIES, type Severity } from '../problems/rule';
import type { FriendlyNames } from '../profile/row';
import { NOTHING_SEEN } from '../profile/seen';
import { Misuse } from './command';
import { positionOf } from './positions';
import type { Settings } from './settings';

interface Members {
  readonly [name: string]: unknown;
}

const LEVELS = [...SEVERITIES, 'off'] as const;
const SECTION = 'amplitudeProfile';

/**
 * Reads settings from JSON with comments. Throws `Misuse` if it cannot be parsed, or if one of our settings has an
 * invalid value.
 */
export function settingsIn(text: string, name: string): Settings {
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true }) ?? {};
  const [error] = errors;
  if (error) {
    const { line, column } = positionOf(new Lines(text), error.offset);
    throw new Misuse(`“${name}” is not JSON: ${words(printParseErrorCode(error.error))} at ${line}:${column}.`);
  }
  if (!isObject(settings)) throw new Misuse(`“${name}” holds no settings: they belong in { }.`);
  const read = <T>(setting: string, isRight: (value: unknown) => value is T, expected: string): T | undefined => {
    const value = settingNamed(settings, setting);
    if (value === undefined || isRight(value)) return value;
    throw new Misuse(`“${SECTION}.${setting}” in “${name}” must be ${expected}.`);
  };
  const severities = severitiesIn(read('problems', isObject, 'an object from codes to severities') ?? {}, name);
  return {
    severities,
    seen: {
      ...NOTHING_SEEN,
      names: read('names', isNames, 'an object from groups of IDs to their names') ?? {},
      ids: { ...NOTHING_SEEN.ids, recommendations: read('recommendationIds', isTexts, 'a list of texts') ?? [] },
      endpoint: read('endpoint', isText, 'a text')?.trim() ?? '',
    },
    remarks: Object.keys(severities)
      .filter((code) => !CODES.has(code))
      .map((code) => `There is no problem “${code}”, for which “${name}” says “${severities[code]}”.`),
  };
}

/**
 * Finds a setting in both notations that VS Code accepts: `"amplitudeProfile.names": …` and
 * `"amplitudeProfile": { "names": … }`.
 */
function settingNamed(settings: Members, setting: string): unknown {
  const section = own(settings, SECTION);
  return own(settings, `${SECTION}.${setting}`) ?? (isObject(section) ? own(section, setting) : undefined);
}

function severitiesIn(members: Members, name: string): Severities {
  const entries = Object.entries(members).map(([code, value]): [string, Severity | 'off'] => {
    if (isSeverity(value)) return [code, value];
    const said = `“${name}” says ${JSON.stringify(value)} for “${code}”`;
    throw new Misuse(`${said}: write one of ${LEVELS.join(', ')}.`);
  });
  return Object.fromEntries(entries);
}

/** `PropertyNameExpected` → `property name expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

function own(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return LEVELS.some((level) => level === value);
}

function isNames(value: unknown): value is FriendlyNames {
  return (
    isObject(value) && Object.values(value).every((group) => isObject(group) && Object.values(group).every(isText))
  );
}
