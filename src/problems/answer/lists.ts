import { replaced } from '../../language/edit';
import { splitIds } from '../../profile/ids';
import type { WrittenRequest } from '../../profile/writtenRequest';
import type { Span } from '../../template/expressionNodes';
import type { Finding, Rule } from '../rule';
import { said } from '../wording';
import { fieldRead, isStep, nameIn, partAt } from './answers';
import type { AnswerReading } from './readings';

/** Maximum number of items that the API returns for one recommendation. */
const MOST_ITEMS = 100;

const LIST = 'propensities[0].prop';

/** Fields that are lists of entries. */
const LISTS = ['recommendations', 'propensities'] as const;

/** `{{ a.userData.propensity }}` when the call has `prediction_id=a,b`: the field is null. */
export const propensityOfMany: Rule = {
  code: 'propensity-of-many',
  severity: 'warning',
  *find(checked) {
    const readings = fieldRead(checked, 'propensity').filter(isOfMany);
    const edits = readings.flatMap((reading) => {
      const part = partAt(reading, 1);
      return part ? [part.kind === 'index' ? replaced(part, `.${LIST}`) : replaced(nameIn(part), LIST)] : [];
    });
    for (const reading of readings) {
      const part = partAt(reading, 1);
      if (!part) continue;
      const message = `${said('propensity')} is null when several predictions are asked for: read “${LIST}”.`;
      const title = edits.length > 1 ? `Read “${LIST}” everywhere` : `Read “${LIST}”`;
      const { start, end } = nameIn(part);
      yield { start, end, message, fixes: [{ title, edits, safe: false }] };
    }
  },
};

/** `{{ items[100] }}`: the last of at most 100 items is `items[99]`. */
export const indexOutOfRange: Rule = {
  code: 'index-out-of-range',
  severity: 'warning',
  *find(checked) {
    for (const field of LISTS) {
      for (const reading of fieldRead(checked, field)) {
        const [entry, item] = [entryOutOfRange(reading), itemOutOfRange(reading)];
        if (entry) yield ofIndex(entry);
        if (item) yield ofIndex(item);
      }
    }
  },
};

function ofIndex({ start, end, most, list, index }: OutOfRange): Finding {
  const last = String(index < 0 ? -most : most - 1);
  const entries = most === 1 ? 'one entry' : `${most} entries`;
  const message = `${said(list)} holds at most ${entries}: read [${last}], ${index < 0 ? 'the first' : 'the last'}.`;
  const safe = list === 'items' && index === most;
  const edits = [replaced({ start, end }, last)];
  return { start, end, message, fixes: [{ title: `Change to ${last}`, edits, safe }] };
}

/** Whether the path leads to nothing, for one of the reasons in this file. */
export function isNeverThere(reading: AnswerReading): boolean {
  return isOfMany(reading) || entryOutOfRange(reading) !== undefined || itemOutOfRange(reading) !== undefined;
}

function isOfMany(reading: AnswerReading): boolean {
  if (!isStep(reading, 1, 'propensity') || !reading.isCertain) return false;
  return reading.calls.every((call) => (idsIn(call, 'prediction_id') ?? 0) > 1);
}

interface OutOfRange extends Span {
  readonly list: string;
  readonly index: number;
  readonly most: number;
}

function itemOutOfRange(reading: AnswerReading): OutOfRange | undefined {
  const [, field, , items, item] = reading.meant.path;
  const isItem = field === 'recommendations' && items === 'items' && typeof item === 'number';
  return isItem ? beyond(reading, 4, item, 'items', () => MOST_ITEMS) : undefined;
}

/** Matches `recommendations[1]` when the call has one `rec_id`. */
export function entryOutOfRange(reading: AnswerReading): OutOfRange | undefined {
  const [, field, entry] = reading.meant.path;
  const isList = field === 'recommendations' || field === 'propensities';
  return isList && typeof entry === 'number'
    ? beyond(reading, 2, entry, field, () => mostEntries(reading, field))
    : undefined;
}

function beyond(
  reading: AnswerReading,
  step: number,
  index: number,
  list: string,
  mostOf: () => number,
): OutOfRange | undefined {
  const part = index === 0 || !reading.isCertain ? undefined : partAt(reading, step);
  if (part?.kind !== 'index' || part.value.kind !== 'number') return undefined;
  const most = mostOf();
  const { start, end } = part.value;
  return index < most && index >= -most ? undefined : { start, end, list, index, most };
}

/** Returns the number of ids in the call, whether or not its flag is set: another rule reports a missing flag. */
function mostEntries({ calls }: AnswerReading, field: 'recommendations' | 'propensities'): number {
  const parameter = field === 'recommendations' ? 'rec_id' : 'prediction_id';
  return Math.max(...calls.map((call) => idsIn(call, parameter) ?? Number.POSITIVE_INFINITY));
}

/**
 * Returns how many ids the parameter has; `undefined` when it contains Liquid or a placeholder such as `YOUR_REC_ID`.
 */
function idsIn({ parameters, open }: WrittenRequest, name: string): number | undefined {
  const written = parameters.get(name);
  if (written === undefined || written === '' || (open && !parameters.has(name)) || /^YOUR_/.test(written))
    return undefined;
  return splitIds([written]).length;
}
