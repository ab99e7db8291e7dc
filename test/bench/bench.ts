import { lookUpRows } from './lookUp';
import { print } from './measure';

async function main(): Promise<void> {
  print(await lookUpRows());
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
