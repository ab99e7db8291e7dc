import assert from 'node:assert/strict';
import { PUBLISHED } from '../templateFiles';
import { Answering, json, rendering } from './rendering';

const personalization = {
  first_name: 'Ann',
  user_id: '1',
  email_address: 'ann@example.com',
  language: 'en',
  custom_attribute: { points: 3 },
  event_properties: {},
};

describe('A template that somebody published, rendered', () => {
  for (const { file, text } of PUBLISHED) {
    it(`is text or aborted, in ${file}`, async () => {
      for (const answer of [json({ items: [{ title: 'x' }] }), json([1, 2]), { body: 'text' }, json({}, 500)]) {
        const { output, aborted, problems } = await rendering(
          text,
          { personalization },
          new Answering([answer]).caller,
        );
        assert.ok(!aborted || output === '');
        assert.ok(!problems.some(({ message }) => message.startsWith('Rendering stopped')), file);
      }
    });
  }

  it('is rendered by this test', async () => {
    const { output } = await rendering('{{${first_name}}}', { personalization });
    assert.equal(output, 'Ann');
  });
});
