import * as v from 'valibot';
import type { CallLookUp } from '../language/lenses';
import type { Path } from '../profile/liquidPath';
import type { Person } from '../profile/profile';
import { type ProfileRequest, requestProblem } from '../profile/request';

const text = v.string('must be text');
/** Trimmed, because people paste ids with blanks around them. */
const id = v.optional(v.pipe(text, v.trim()));
const ids = v.array(text, 'must be a list of IDs');
const flag = v.optional(v.boolean('must be true or false'));
const ofPerson = { userId: id, deviceId: id };
const propensityType = v.optional(v.picklist(['score', 'pct'], 'must be "score" or "pct"'));

const anyPart = {
  recIds: v.optional(ids),
  recType: v.optional(text),
  properties: flag,
  cohorts: flag,
  computations: flag,
  compIds: v.optional(ids),
  predictionIds: v.optional(ids),
  propensityType,
};

/** A schema for the parts of a request. Need not name a person. */
function asked(entries: v.ObjectEntries) {
  return v.pipe(
    v.object({ ...ofPerson, ...entries }, 'expects { userId } or { deviceId }, and what to ask for'),
    v.transform((argument) => argument as ProfileRequest),
  );
}

/** A schema for the argument of a look-up command: a request that can be sent. */
function request(entries: v.ObjectEntries): v.GenericSchema<unknown, ProfileRequest> {
  return v.pipe(asked(entries), sendable<ProfileRequest>());
}

function sendable<Asked extends ProfileRequest>() {
  return v.check<Asked, (issue: v.CheckIssue<Asked>) => string>(
    (input) => requestProblem(input) === undefined,
    ({ input }) => requestProblem(input) ?? '',
  );
}

export const person = request({});
export const recommendations = request({ recIds: ids, recType: v.optional(text) });
export const computation = request({ compIds: ids });
export const propensity = request({ predictionIds: ids, propensityType });
export const profileRequest = request(anyPart);

/** The request of a call in a template, and its parameters whose values come from Liquid. */
export const call: v.GenericSchema<unknown, CallLookUp> = v.object(
  { request: asked(anyPart), dynamic: v.array(text) },
  'expects { request, dynamic }',
);

type Value = Person & { readonly path: Path };

const step = v.union([text, v.number()], 'must be a name or a position');

/** A value of a profile: the person, and the path from `userData` to the value. */
export const value: v.GenericSchema<unknown, Value> = v.pipe(
  v.object(
    { ...ofPerson, path: v.array(step, 'must be a list of names and positions') },
    'expects { userId } or { deviceId }, and path',
  ),
  v.transform((argument) => argument as Value),
  sendable<Value>(),
);
