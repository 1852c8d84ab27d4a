// The search stands in the bundle beside the scripts, as `search/search.js`.
export * from '../../../crates/search-worker/search.js';
