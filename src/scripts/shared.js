// Made of `src/page/contract.rs` and `src/route.rs` by
// `RENEW=1 cargo test --test native scripts`: not to be edited.
export const ROWS = 20;
export const RESULTS = 'results';
export const NEWS = 'news';
export const NOT = 'not-';
export const QUERY = { TEXT: 'q', PAGE: 'page', FROM: 'from', TO: 'to', SORT: 'sort', EXACT: 'exact' };
export const LINES = { TOTAL: 'total', HIT: 'hit', COUNT: 'count', MONTH: 'month', CORRECTION: 'correction', NOTE: 'note', IGNORED: 'ignored' };
