import { type Field, PARAMETERS, type Parameter } from './request';

/** A request as a template states it. The values of some parameters may come from Liquid. */
export interface WrittenRequest {
  /** Decoded values by parameter, the first of each name; `undefined` where the value comes from Liquid. */
  readonly parameters: ReadonlyMap<string, string | undefined>;
  /** Whether Liquid may add further parameters, as in `?{{ query }}`. */
  readonly open: boolean;
}

/** Whether something is requested; `maybe` when that depends on Liquid. */
export type Asked = 'yes' | 'no' | 'maybe';

const BY_NAME: ReadonlyMap<string, Parameter> = new Map(PARAMETERS.map((parameter) => [parameter.name, parameter]));

const FILLING: ReadonlyMap<Field, readonly Parameter[]> = new Map(
  PARAMETERS.flatMap(({ fills }) => fills).map((field) => [
    field,
    PARAMETERS.filter(({ fills }) => fills.includes(field)),
  ]),
);

/** A request for every part. */
export const EVERYTHING: WrittenRequest = {
  parameters: new Map(PARAMETERS.map(({ name }) => [name, 'true'])),
  open: false,
};

/** Whether the parameter is present and in effect: `true` for a flag, any value but an empty one otherwise. */
export function parameterIsOn({ parameters, open }: WrittenRequest, name: string): Asked {
  const value = parameters.get(name);
  if (value === undefined) return open || parameters.has(name) ? 'maybe' : 'no';
  if (value === 'true') return 'yes';
  const says = BY_NAME.get(name)?.kind === 'flag' ? value.toLowerCase() === 'true' : value.trim() !== '';
  return says ? 'yes' : 'no';
}

/** Whether the request fills a field of `userData`. The ids are always returned. */
export function asksFor(request: WrittenRequest, field: Field): Asked {
  return field === 'user_id' || field === 'device_id' ? 'yes' : asksBy(request, parametersThatFill(field));
}

/**
 * Whether any of the parameters is set, together with the one that it requires. `maybe` when the behaviour without that
 * is undocumented.
 */
export function asksBy(request: WrittenRequest, parameters: readonly Parameter[]): Asked {
  let answer: Asked = 'no';
  for (const { name, needs, isUndocumentedAlone } of parameters) {
    const needed = needs === undefined ? 'yes' : parameterIsOn(request, needs);
    const asked = both(parameterIsOn(request, name), needed === 'no' && isUndocumentedAlone ? 'maybe' : needed);
    if (asked === 'yes') return 'yes';
    if (asked === 'maybe') answer = 'maybe';
  }
  return answer;
}

/** Returns the parameters, any one of which requests the field. */
export function parametersThatFill(field: Field): readonly Parameter[] {
  return FILLING.get(field) ?? [];
}

/** Returns the query parameter with exactly this name. */
export function parameterOf(name: string): Parameter | undefined {
  return BY_NAME.get(name);
}

function both(one: Asked, other: Asked): Asked {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'maybe';
}
