import { describe, expect, it } from 'vitest';
import { Hopeless, waitFor, type Progress } from './wait.ts';

describe('waitFor', () => {
  it('asks until the answer is true, also after an error', async () => {
    const answers: (() => Progress)[] = [
      () => 'Progressing',
      () => {
        throw new Error('connection refused');
      },
      () => true,
    ];
    await waitFor(() => answers.shift()?.() ?? 'asked once more', { message: 'it is Healthy', interval: 1 });
    expect(answers).toEqual([]);
  });

  it('fails with what was waited for and how it was at the end', async () => {
    const waiting = waitFor(() => 'order: OutOfSync', { message: 'order is Synced', timeout: 1, interval: 1 });
    await expect(waiting).rejects.toThrow('not within 0.001 s: order is Synced\norder: OutOfSync');
  });

  it('gives up at once when it is hopeless', async () => {
    const look = () => {
      throw new Hopeless('etcd ended');
    };
    await expect(waitFor(look, { message: 'etcd is ready' })).rejects.toThrow('etcd is ready: etcd ended');
  });
});
