import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/profile/json';
import { type Group, outline } from '../../../src/profile/outline';
import type { ProfileRequest } from '../../../src/profile/request';
import type { FriendlyNames } from '../../../src/profile/row';
import { answerTo, profileOf } from './answers';

type Label = 'Recommendations' | 'Properties' | 'Computations' | 'Cohorts' | 'Propensities' | 'Other Fields';

/** That group of the outline of an answer to the request. */
export function groupOf(label: Label, request: ProfileRequest, userData: JsonObject, names?: FriendlyNames): Group {
  const found = outline(profileOf([answerTo(request, userData)]), names).find((group) => group.label === label);
  assert.ok(found, label);
  return found;
}

export function onlyRow({ rows }: Group) {
  const [row] = rows;
  assert.ok(row && rows.length === 1);
  return row;
}
