using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>
/// A diff of a schema of two models. Made on another thread while the command's own schema is read, it has the runtime load
/// and compile what the command's own diff needs next, which takes longer than that diff itself.
/// </summary>
internal static class Rehearsal
{
    private const string TwoModels = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        enum Role {
          user
        }

        model User {
          id      Int      @id @default(autoincrement())
          email   String?  @unique
          role    Role     @default(user)
          created DateTime @default(now())
          posts   Post[]
          liked   Post[]   @relation("likes")
        }

        model Post {
          id       String   @id @default(cuid())
          tags     String[]
          authorId Int
          author   User     @relation(fields: [authorId], references: [id], onDelete: Cascade)
          likedBy  User[]   @relation("likes")

          @@index([authorId])
        }
        """;

    private static readonly Lazy<Task> Run = new(() => Task.Run(RunAsync));

    /// <summary>Starts it where there is a processor for it, once in a process, and does not wait.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount > 1)
        {
            _ = SchemaModel.PrepareAsync();
            _ = Run.Value;
        }
    }

    /// <summary>Makes the diff, and gives its SQL.</summary>
    internal static async Task<string> RunAsync()
    {
        var schema = SchemaReader.Parse([new("rehearsal.prisma", TwoModels)]).Schema!;
        var diff = await MigrationDiff.BetweenAsync(new DiffTarget.Empty(), new DiffTarget.Schema(schema)).ConfigureAwait(false);
        return diff.Script;
    }
}
