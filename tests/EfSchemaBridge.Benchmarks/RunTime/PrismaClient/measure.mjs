// Measures Prisma Client on the database of the first argument, and prints the median milliseconds of each operation as JSON.
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";

const rows = Number(process.argv[3]);
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.argv[2] }) });

class Undone extends Error {}

// Writes are rolled back, as those of the other clients are.
const undone = work => prisma.$transaction(async transaction => {
  await work(transaction);
  throw new Undone();
}, { timeout: 60_000, maxWait: 60_000 }).catch(error => {
  if (!(error instanceof Undone)) throw error;
});

const operations = {
  query: () => prisma.order.findMany({ where: { status: "PAID" }, orderBy: { id: "asc" }, take: rows, include: { customer: true } }),
  insert: () => undone(transaction => transaction.order.createManyAndReturn({
    data: Array.from({ length: rows }, (_, i) => ({ total: i + 1, note: "New", customerId: 1 })),
  })),
  update: () => undone(async transaction => {
    for (const order of await transaction.order.findMany({ orderBy: { id: "asc" }, take: rows })) {
      await transaction.order.update({ where: { id: order.id }, data: { total: order.total.plus(1) } });
    }
  }),
};

const medians = {};
for (const [name, operation] of Object.entries(operations)) {
  const times = [];
  const end = performance.now() + 4_000;
  for (let i = 0; i < 30 || performance.now() < end; i++) {
    const start = performance.now();
    await operation();
    times.push(performance.now() - start);
  }
  const warm = times.slice(10).sort((a, b) => a - b);
  medians[name] = warm[Math.floor(warm.length / 2)];
}

console.log(JSON.stringify(medians));
await prisma.$disconnect();
