import assert from 'node:assert/strict';
import { hasRemoteImage } from '../../../../src/webview/preview/remoteImages';

describe('Remote images of a message', () => {
  for (const html of [
    '<img src="https://x.io/a.png">',
    "<IMG alt=a SRC = 'http://x.io/a.png'>",
    '<img src=//x.io/a.png>',
    '<picture><source srcset="https://x.io/a.png 2x"></picture>',
    '<img srcset="a.png 1x, https://x.io/a.png 2x">',
    '<img alt="Next >" src="https://x.io/a.png">',
    `<img title='It's' src="https://x.io/a.png">`,
    '<table><tr><td align="left" background="//x.io/a.png">',
    '<video poster="https://x.io/a.png"></video>',
    '<input type="image" src="https://x.io/a.png">',
    '<svg><image href="https://x.io/a.png"/></svg>',
    '<v:fill type="frame" src="https://x.io/a.png" />',
    '<style>a { background: url( "https://x.io/a.png") }</style>',
    '<p style="background: url(&quot;https://x.io/a.png&quot;)">',
    '<p style=\'background: image-set("https://x.io/a.png" 1x)\'>',
  ]) {
    it(`are there in ${html}`, () => assert.ok(hasRemoteImage(html)));
  }

  for (const html of [
    '<img src="data:image/png;base64,AA">',
    '<img src="cid:a">',
    '<a href="https://x.io/a.png">A</a>',
    '<p>background = https://x.io</p>',
    '<img alt="a" src="">',
    '',
  ]) {
    it(`are not there in ${html}`, () => assert.ok(!hasRemoteImage(html)));
  }

  it('are found in no long time, however the message is made', () => {
    for (const piece of [
      '<img ',
      '<a',
      'url(',
      '<td background',
      '< ',
      'srcset=',
      ' srcset="',
      ' src =',
      `"a"'`,
      ' ',
    ]) {
      for (const start of ['', '<img', 'url(']) assert.ok(!hasRemoteImage(start + piece.repeat(20_000)));
    }
  });
});
