import assert from 'node:assert/strict';
import { Misuse } from '../../../src/cli/command';
import { NO_SETTINGS } from '../../../src/cli/settings';
import { settingsIn } from '../../../src/cli/settingsText';

function refuses(text: string, sentence: RegExp): void {
  assert.throws(
    () => settingsIn(text, 's.json'),
    (error) => error instanceof Misuse && sentence.test(error.message),
  );
}

describe('The settings of VS Code', () => {
  it('may hold comments, trailing commas and what is not ours', () => {
    const { severities, seen, remarks } = settingsIn(
      `{
        // for all
        "editor.fontSize": 12, /* and */
        "amplitudeProfile.problems": { "cache-age-out-of-range": "error", },
        "amplitudeProfile.names": { "cohorts": { "x7f3k": "Loyal customers" } },
        "amplitudeProfile.recommendationIds": ["home-page"],
        "amplitudeProfile.endpoint": " https://localhost:1/v1/userprofile ",
      }`,
      's.json',
    );
    assert.deepEqual(severities, { 'cache-age-out-of-range': 'error' });
    assert.deepEqual(seen.names, { cohorts: { x7f3k: 'Loyal customers' } });
    assert.deepEqual(seen.ids.recommendations, ['home-page']);
    assert.equal(seen.endpoint, 'https://localhost:1/v1/userprofile');
    assert.deepEqual(remarks, []);
  });

  it('may be nested', () => {
    const text = '{ "amplitudeProfile": { "problems": { "unused-suppression": "off" } } }';
    assert.deepEqual(settingsIn(text, 's.json').severities, { 'unused-suppression': 'off' });
  });

  it('may be empty', () => {
    for (const text of ['', ' // nothing\n', '{}']) assert.deepEqual(settingsIn(text, 's.json'), NO_SETTINGS);
  });

  it('are refused with the place that is not JSON', () => {
    refuses('{\n  "a": tru\n}', /^“s\.json” is not JSON: .+ at 2:8\.$/);
    refuses('{ "a": 1', /not JSON: close brace expected at 1:9\.$/);
    refuses('[]', /^“s\.json” holds no settings/);
    refuses('7', /holds no settings/);
  });

  it('are refused with the value that is wrong', () => {
    refuses(
      '{ "amplitudeProfile.problems": { "no-user": "fatal" } }',
      /^“s\.json” says "fatal" for “no-user”: write one of error, warning, information, hint, off\.$/,
    );
    refuses(
      '{ "amplitudeProfile.problems": ["no-user"] }',
      /“amplitudeProfile\.problems” in “s\.json” must be an object/,
    );
    refuses('{ "amplitudeProfile.endpoint": 1 }', /must be a text/);
    refuses('{ "amplitudeProfile.recommendationIds": [1] }', /must be a list of texts/);
    refuses('{ "amplitudeProfile.names": { "cohorts": { "a": 1 } } }', /must be an object from groups/);
  });

  it('get a remark for a code that does not exist', () => {
    const { severities, remarks } = settingsIn('{ "amplitudeProfile.problems": { "nonsense": "off" } }', 's.json');
    assert.deepEqual(severities, { nonsense: 'off' });
    assert.deepEqual(remarks, ['There is no problem “nonsense”, for which “s.json” says “off”.']);
  });
});
