import * as v from 'valibot';
import type { CallLookUp } from '../language/lenses';
import type { Path } from '../profile/liquidPath';
import type { Person } from '../profile/profile';
import type { ProfileRequest } from '../profile/request';

const text = v.string('must be text');
const flag = v.optional(v.boolean('must be true or false'));
const ids = v.array(text, 'must be a list of ids');
const ofPerson = { userId: v.optional(text), deviceId: v.optional(text) };
const propensityType = v.optional(v.picklist(['score', 'pct'], 'must be "score" or "pct"'));

/** What a program or a key binding hands to a look-up command. */
function request(entries: v.ObjectEntries): v.GenericSchema<unknown, ProfileRequest> {
  const schema = v.object({ ...ofPerson, ...entries }, 'expects { userId } or { deviceId }, and what to ask for');
  return v.pipe(
    schema,
    v.transform((argument) => argument as ProfileRequest),
  );
}

export const person = request({});
export const recommendations = request({ recIds: ids, recType: v.optional(text) });
export const computation = request({ compIds: ids });
export const propensity = request({ predictionIds: ids, propensityType });
export const profileRequest = request({
  recIds: v.optional(ids),
  recType: v.optional(text),
  properties: flag,
  cohorts: flag,
  computations: flag,
  compIds: v.optional(ids),
  predictionIds: v.optional(ids),
  propensityType,
});

/** The request of a call in a template, and the parameters that Liquid fills there. */
export const call: v.GenericSchema<unknown, CallLookUp> = v.object(
  { request: profileRequest, dynamic: v.array(text) },
  'expects { request, dynamic }',
);

/** A value of a profile: whose, and the way to it from `userData`. */
export const value: v.GenericSchema<unknown, Person & { readonly path: Path }> = v.pipe(
  v.object(
    { ...ofPerson, path: v.array(v.union([text, v.number()]), 'must be a list of names and positions') },
    'expects { userId } or { deviceId }, and path',
  ),
  v.transform((argument) => argument as Person & { path: Path }),
);
