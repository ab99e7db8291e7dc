import assert from 'node:assert/strict';
import { NOT_RUN, notAllowed, notAuthorized } from '../../../../src/editor/preview/notCalled';
import { callModel, messageOf, unansweredIn, variantsOf } from '../../../../src/editor/preview/previewModel';
import type { CallRefusal, CallResult } from '../../../../src/preview/rendering';
import { rendering } from '../../preview/rendering';

describe('A call for the page', () => {
  const call = async (refusal: CallRefusal, host = 'X.io') => {
    const { calls } = await rendering(`{% connected_content https://${host}/a %}`, {}, async () => refusal);
    return calls[0] && callModel(calls[0], (host) => host === 'allowed.io');
  };

  it('names its host where the host has only to be allowed', async () => {
    assert.equal((await call(notAllowed('x.io')))?.host, 'x.io');
    assert.equal((await call(notAuthorized('shop')))?.host, undefined);
    assert.equal((await call(notAllowed('x.io')))?.allowed, false);
    assert.equal((await call({ failure: 'Not called: Restricted Mode allows no calls.' }))?.host, undefined);
  });

  it('names its host where that is allowed, which can be taken back', async () => {
    const { host, allowed } = (await call({ failure: 'The host is not found.' }, 'Allowed.io')) ?? {};
    assert.deepEqual([host, allowed], ['allowed.io', true]);
  });
});

describe('What a message lacks', () => {
  const lacking = async (...results: readonly CallResult[]) => {
    const tags = results.map((_, index) => `{% connected_content https://x.io/${index} :save call${index} %}`);
    const caller = async ({ url }: { url: string }) => results[Number(url.at(-1))] as CallResult;
    const { calls } = await rendering(tags.join(''), {}, caller);
    return unansweredIn(calls);
  };
  const answer = { status: 200, contentType: 'application/json', body: '{}', durationMs: 1, fromCache: false };

  it('is said of the first call that failed or was not made', async () => {
    assert.match((await lacking(answer, notAllowed('x.io'), { ...answer, status: 401 })) ?? '', /“call1” was not made/);
    assert.equal(await lacking({ ...answer, status: 401 }), 'The call for “call0” was answered with 401.');
    assert.equal(await lacking(answer), undefined);
  });

  it('is not said where a button offers to run the call, or a what-if answered', async () => {
    assert.equal(await lacking(NOT_RUN, { ...answer, status: 401, simulated: true }), undefined);
  });
});

describe('A message for the page', () => {
  it('tells where each printed value comes from', async () => {
    const { output, length, printed } = messageOf(await rendering('Hi {{ a }}!', { variables: { a: 'Ada' } }));
    assert.deepEqual([output, length], ['Hi Ada!', undefined]);
    assert.deepEqual(printed, [{ from: 3, to: 6, start: 3, end: 10 }]);
  });

  it('is its beginning when it is too long, with how long it is', async () => {
    const long = await rendering('{% for i in (1..110000) %}{{ "abcdefghi" }}.{% endfor %}');
    const { output, length, printed } = messageOf(long);
    assert.deepEqual([output.length, length, printed.length], [1_000_000, long.output.length, 20_000]);
    assert.ok(long.output.length > 1_000_000);
  });

  it('is compared as a whole, also where the beginning alone is shown', async () => {
    const text = (end: string) => `${'a'.repeat(300_000)}${end}`;
    const all = [await rendering(text('x')), await rendering(text('y')), await rendering(text('x'))];
    const variants = variantsOf(all.map((one) => ({ title: '', rendering: one })));
    assert.deepEqual(
      variants.map(({ same, message }) => [same, message.output.length, message.length]),
      [
        [true, 200_000, 300_001],
        [false, 200_000, 300_001],
        [true, 200_000, 300_001],
      ],
    );
  });
});
