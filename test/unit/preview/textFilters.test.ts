import assert from 'node:assert/strict';
import { assertValues, outputOf } from './rendering';

describe('A filter on texts', () => {
  it('counts characters as Ruby does, those beyond 2^16 as one', async () => {
    await assertValues([
      ["'a😀b' | size", '3'],
      ["'a😀b' | slice: 1", '😀'],
      ["'😀😀😀😀' | truncate: 3, ''", '😀😀😀'],
      ["'a😀' | split: '' | join: '-'", 'a-😀'],
      ["'a😀' | last", '😀'],
    ]);
  });

  it('knows the letters of Ruby', async () => {
    await assertValues([
      ["'straße ΟΔΟΣ' | upcase", 'STRASSE ΟΔΟΣ'],
      ["'ΟΔΟΣ' | downcase", 'οδοσ'],
      ["'ßA' | capitalize", 'Ssa'],
      ["'ﬁN' | capitalize", 'Fin'],
      ["'éÀ' | capitalize", 'Éà'],
      ["'😀A' | capitalize", '😀a'],
      ["'ნინო' | capitalize", 'ნინო'],
      ["'ნინო' | upcase | capitalize", 'ნინო'],
    ]);
  });

  it('counts white space behind the last word as Liquid does', async () => {
    const cut = (text: string, count: number) => outputOf(`{{ text | truncatewords: ${count} }}`, { text });
    assert.equal(await cut('a b\n', 2), 'a b...');
    assert.equal(await cut('a b ', 3), 'a b ');
    assert.equal(await cut(' a', 1), ' a');
    assert.equal(await cut(' ', 1), ' ');
  });

  it('splits as Ruby does', async () => {
    await assertValues([
      ["' a  b ' | split: ' ' | join: '-'", 'a-b'],
      ["'a,b,,' | split: ',' | size", '2'],
      ["',a' | split: ',' | size", '2'],
      ["'' | split: ',' | size", '0'],
      ["'abc' | split: '' | join: '-'", 'a-b-c'],
    ]);
  });

  it('knows what a replacement says of what it replaces', async () => {
    await assertValues([
      ["'abc' | replace: 'b', '[\\0]'", 'a[b]c'],
      ["'abcb' | replace: '', '-'", '-a-b-c-b-'],
      ["'abcb' | replace_first: 'b', '$&'", 'a$&cb'],
      ["'abcb' | replace_last: 'b', '\\0'", 'abc\\0'],
    ]);
  });

  it('leaves out scripts, styles, comments and tags', async () => {
    const variables = { html: 'a<script>x</script>b<!-- <b> -->c<style>y</style><p\nclass="d">d</p> <e' };
    await assertValues([['html | strip_html', 'abcd <e']], variables);
  });

  it('reads what it writes', async () => {
    await assertValues([
      ["'ä ?&' | url_encode", '%C3%A4+%3F%26'],
      ["'ä ?&' | url_encode | url_decode", 'ä ?&'],
      ["'ä ?&/' | url_escape", '%C3%A4%20?&/'],
      ["'%ff' | url_decode", 'Liquid error: invalid byte sequence in UTF-8'],
      ["'ä?>' | base64_encode | base64_decode", 'ä?>'],
      ["'ä?>' | base64_url_safe_encode", 'w6Q_Pg=='],
      ["'w6Q_Pg' | base64_url_safe_decode", 'ä?>'],
      ["'YQ==' | base64_decode", 'a'],
      ["'YR==' | base64_decode", 'Liquid error: invalid base64 provided to base64_decode'],
      ["'YWJ=' | base64_decode", 'Liquid error: invalid base64 provided to base64_decode'],
      ["'a&amp;b & c' | escape_once", 'a&amp;b &amp; c'],
    ]);
  });
});
