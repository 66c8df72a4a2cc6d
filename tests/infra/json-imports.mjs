// GitHub's parser is written for bundlers, and imports JSON without saying so.
export const load = (url, context, next) =>
  next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);
