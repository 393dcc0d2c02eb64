// One EventSource, kept alive: it says what comes, and whether anything comes.
const SILENCE_MILLIS = 5000;
const RETRY_MILLIS = 2000;

/**
 * Listens until the page goes. The state is connecting, live, resting (the server needs the time
 * for requests) or disconnected; it is told at each change.
 */
export function listen(url, { onMetrics, onState }) {
  let state;
  let source;
  let silence;

  const tell = (next) => {
    if (next !== state) {
      state = next;
      onState(state);
    }
  };
  const heard = (next) => {
    clearTimeout(silence);
    silence = setTimeout(() => tell('disconnected'), SILENCE_MILLIS);
    tell(next);
  };
  const open = () => {
    source = new EventSource(url);
    source.addEventListener('message', (event) => {
      heard('live');
      onMetrics(JSON.parse(event.data));
    });
    source.addEventListener('rest', () => heard('resting'));
    source.addEventListener('error', () => {
      clearTimeout(silence);
      tell('disconnected');
      // The browser tries again by itself, unless the server answered with an error.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, RETRY_MILLIS);
      }
    });
  };
  tell('connecting');
  open();
}
