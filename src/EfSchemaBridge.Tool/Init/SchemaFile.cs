using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Tool.Init;

/// <summary>The first schema of a project.</summary>
internal static class SchemaFile
{
    private const string Place = "prisma/schema.prisma";

    private const string Text =
        """
        // The tables of the database and the classes of the program.
        // The language: https://www.prisma.io/docs/orm/reference/prisma-schema-reference

        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id        Int      @id @default(autoincrement())
          email     String   @unique
          name      String?
          createdAt DateTime @default(now())
        }

        """;

    /// <summary>Writes it, unless the project has a schema.</summary>
    /// <returns>What was done.</returns>
    public static string Write(string projectFolder)
    {
        if (SchemaPlace.Find(projectFolder, TextWriter.Null) is { } existing)
        {
            return $"{Path.GetRelativePath(projectFolder, existing).Replace('\\', '/')} is there already, and stays as it is.";
        }

        var file = Path.Combine(projectFolder, Place);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Text.ReplaceLineEndings("\n"));
        return $"Wrote {Place}, with a first model.";
    }
}
