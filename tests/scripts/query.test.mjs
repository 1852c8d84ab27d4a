// A query as options of the search, and an answer as text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likelyTexts, narrowToNews, readQuery, serializeAnswer } from '../../src/scripts/query.js';

const plain = (options) => JSON.parse(JSON.stringify(options));

test('a query is read key by key', () => {
  const options = plain(readQuery('?q=open+skies&country=albania&country=serbia&not-kind=speech&from=2014&sort=newest&page=3&exact=', 20));
  assert.deepEqual(options, {
    text: 'open skies',
    facets: { country: ['albania', 'serbia'] },
    exclude: { kind: ['speech'] },
    limit: 20,
    counts: true,
    passages: true,
    from: '2014',
    sort: 'newest',
    offset: 40,
    literal: true,
  });
});

test('keys that every object has are facets like others', () => {
  for (const key of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) {
    const { facets, exclude } = readQuery(`?${key}=x&not-${key}=y`, 20);
    assert.deepEqual(Object.entries(facets), [[key, ['x']]]);
    assert.deepEqual(Object.entries(exclude), [[key, ['y']]]);
  }
});

test('pages that are no numbers are the first', () => {
  for (const page of ['0', '-1', 'x', '1e3', '12345678', '']) assert.equal(readQuery(`page=${page}`, 20).offset, 0, page);
});

test('news have a kind, and one language where no words are searched', () => {
  const narrowed = (query) => {
    const options = readQuery(query, 20);
    narrowToNews(options, ['speech'], 'en');
    return plain(options.facets);
  };
  assert.deepEqual(narrowed(''), { kind: ['speech'], lang: ['en'] });
  assert.deepEqual(narrowed('?q=x'), { kind: ['speech'] });
  assert.deepEqual(narrowed('?kind=letter&not-lang=fr'), { kind: ['letter'] });
});

test('an answer is lines of fields', () => {
  const text = serializeAnswer({
    total: 2,
    complete: 1,
    hits: [{ url: '/a/', title: [['Title\tof ', 0], ['A', 1]] }],
    facets: [{ name: 'country', values: [['albania', 7]] }],
    histogram: [[2014, 6, 5]],
    corrections: [{ from: 'hellsinki', to: ['helsinki'] }],
    notes: [{ kind: 'partial' }],
    ignored: [['from', 'yesterday']],
  });
  assert.deepEqual(text.split('\n'), [
    'total\t2\t1',
    'hit\t/a/\tTitle of A',
    'count\tcountry\talbania\t7',
    'month\t2014\t6\t5',
    'correction\thellsinki\t“helsinki”',
    'note\tpartial\t',
    'ignored\tfrom\tyesterday',
  ]);
});

test('letters of the rows come first among those that are likely next', () => {
  const hits = [{ title: [['Border borders bolt', 0]], passage: [] }];
  assert.deepEqual(likelyTexts('bo', hits).slice(0, 3), ['bor', 'bo ', 'bol']);
  assert.deepEqual(likelyTexts('гра', []), ['гра ']);
});
