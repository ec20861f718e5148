import { h, render } from 'preact';
import { App } from './app.ts';
import { readBlock } from './block.ts';
import { openReview } from './review.ts';

async function open(page: HTMLElement): Promise<void> {
  const review = await openReview(readBlock);
  page.replaceChildren();
  render(h(App, { review }), page);
}

const page = document.getElementById('page');
if (page !== null) {
  open(page).catch((error: unknown) => {
    page.textContent = `This file is damaged, or the browser is too old to unpack it: ${String(error)}`;
  });
}
