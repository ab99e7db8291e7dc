import { shapesOf } from '../../../src/language/inference/inference';
import { emptyProfile, type Profile, withAnswer } from '../../../src/profile/profile';
import { NOTHING_SEEN, type Seen } from '../../../src/profile/seen';
import { personOf } from '../../../src/sample/people';
import { userDataOf } from '../../../src/sample/userData';
import { collectFacts } from '../../../src/template/facts';
import { parseTemplate } from '../../../src/template/parser';
import { letter } from './letter';

const ROUNDS = 120;
const WARM_UP = 40;

// Prints, as JSON, how long it takes after each edit of a letter to read all of it, and to infer every lookup.
const text = letter(Number(process.argv[2]));
const seen: Seen = { ...NOTHING_SEEN, profiles: ['testUser', 'treated-user', 'control-user'].flatMap(lookedUp) };
const times: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const edited = `${text.slice(0, text.length / 2)}${round}${text.slice(text.length / 2)}`;
  const begun = performance.now();
  const facts = collectFacts(parseTemplate(edited));
  const shapes = shapesOf(facts, seen);
  for (const lookup of facts.lookups) shapes.ofLookup(lookup);
  times.push(performance.now() - begun);
}
console.log(JSON.stringify(times.slice(WARM_UP)));

function lookedUp(userId: string): Profile[] {
  const person = personOf(userId);
  if (!person || !('properties' in person)) return [];
  const request = { userId, recIds: ['r0'], properties: true, cohorts: true, computations: true };
  const answer = { request, userData: userDataOf(person, request), text: '', status: 200 };
  const when = { durationMs: 1, fromCache: false, fetchedAt: 0 };
  return [withAnswer(emptyProfile('Sample', { userId }), { ...answer, ...when }, new Set())];
}
