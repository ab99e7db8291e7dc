import { type Field, PARAMETERS, type Parameter } from './request';

/** A request as a template writes it: of some parameters only Liquid knows the value. */
export interface WrittenRequest {
  /** The decoded value of each parameter, the first of a name; `undefined` where Liquid makes it. */
  readonly parameters: ReadonlyMap<string, string | undefined>;
  /** Liquid may bring parameters of which nothing can be seen, as in `?{{ query }}`. */
  readonly open: boolean;
}

/** Whether something is asked for; `maybe` where Liquid decides. */
export type Asked = 'yes' | 'no' | 'maybe';

const BY_NAME: ReadonlyMap<string, Parameter> = new Map(PARAMETERS.map((parameter) => [parameter.name, parameter]));

const FILLING: ReadonlyMap<Field, readonly Parameter[]> = new Map(
  PARAMETERS.flatMap(({ fills }) => fills).map((field) => [
    field,
    PARAMETERS.filter(({ fills }) => fills.includes(field)),
  ]),
);

/** What a request asks that names every part. */
export const EVERYTHING: WrittenRequest = {
  parameters: new Map(PARAMETERS.map(({ name }) => [name, 'true'])),
  open: false,
};

/** Whether a parameter stands there and says something. */
export function parameterIsOn({ parameters, open }: WrittenRequest, name: string): Asked {
  const value = parameters.get(name);
  if (value === undefined) return open || parameters.has(name) ? 'maybe' : 'no';
  if (value === 'true') return 'yes';
  const says = BY_NAME.get(name)?.kind === 'flag' ? value.toLowerCase() === 'true' : value.trim() !== '';
  return says ? 'yes' : 'no';
}

/** Whether the request fills a field of `userData`. The ids are answered to whoever asks. */
export function asksFor(request: WrittenRequest, field: Field): Asked {
  return field === 'user_id' || field === 'device_id' ? 'yes' : asksBy(request, parametersThatFill(field));
}

/** Whether any of the parameters is on, together with the one that it needs. What some are answered alone nobody documents. */
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

/** The parameters by any of which a field is asked for. */
export function parametersThatFill(field: Field): readonly Parameter[] {
  return FILLING.get(field) ?? [];
}

export function parameterOf(name: string): Parameter | undefined {
  return BY_NAME.get(name);
}

function both(one: Asked, other: Asked): Asked {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'maybe';
}
