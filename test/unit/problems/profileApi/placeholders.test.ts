import assert from 'node:assert/strict';
import { isPlaceholder, isSecret } from '../../../../src/problems/profileApi/secrets';
import { KEY } from './calling';

describe('A placeholder', () => {
  it('is what people write in the place of a key', () => {
    for (const text of [
      'YOUR_KEY',
      'your-secret-key',
      'Your Secret Key',
      'YOUR_AMPLITUDE_SECRET_KEY',
      'SECRET_KEY',
      'PROD_SECRET_KEY',
      'secret',
      'myApiKey2',
      '<SECRET KEY>',
      '[INSERT_YOUR_KEY]',
      '{key}',
      'key-<project>',
      '$AMPLITUDE_SECRET_KEY',
      '%KEY%',
      '%%KEY%%',
      'xxx',
      'XXXX-XXXX',
      '...',
      '…',
      '***',
      '0'.repeat(32),
      'REPLACE_ME',
      'changeme',
      'insert key here',
    ]) {
      assert.ok(isPlaceholder(text) && !isSecret(text), text);
    }
  });

  it('is nothing else', () => {
    for (const text of [
      KEY,
      'deadbeef'.repeat(4),
      'abc',
      'abc123',
      's3cr3t',
      'sk_live_4242aa',
      'dXNlcjpwYXNz',
      'hunter2',
      '12345',
    ]) {
      assert.ok(isSecret(text), text);
    }
    for (const text of ['', '  ']) assert.ok(!isSecret(text));
  });
});
