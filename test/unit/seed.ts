// Property tests make up the same cases in each run, so that a run judges the change alone. `SEED=2 npm run unit` makes up others.
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env.SEED ?? 1) });
