import assert from 'node:assert/strict';
import { isPublicAddress, isPublicHost } from '../../../src/api/addresses';

describe('A host that a preview may call', () => {
  it('is one that everybody on the internet reaches', () => {
    for (const host of [
      'api.example.com',
      '93.184.216.34',
      '[2606:2800:220:1::1]',
      '[::ffff:93.184.216.34]',
      'xn--bcher-kva.example',
      'a.b.',
    ]) {
      assert.ok(isPublicHost(host), host);
    }
  });

  it('is neither this machine nor one near it, however it is written', () => {
    for (const host of [
      'localhost',
      'LOCALHOST.',
      'a.localhost',
      'printer',
      'nas.local',
      'db.internal',
      'router.home.arpa',
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '[::1]',
      '[::]',
      '[fe80::1]',
      '[fd00::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:10.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '[::127.0.0.1]',
      '[5f00::1]',
      '[4000::1]',
    ]) {
      assert.equal(isPublicHost(host), false, host);
    }
  });

  it('has a public address', () => {
    assert.ok(isPublicAddress('93.184.216.34'));
    for (const address of ['10.0.0.1', '::1', 'fe80::1%eth0', 'example.com', '']) {
      assert.equal(isPublicAddress(address), false, address);
    }
  });
});
