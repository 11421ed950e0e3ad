using System.Globalization;
using System.Text;

namespace EfSchemaBridge.Benchmarks;

/// <summary>Schemas of any size that look like those of real projects.</summary>
internal static class GeneratedSchema
{
    /// <summary>A schema of that many models, each with a relation to the one before it.</summary>
    public static string Of(int models)
    {
        var output = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n}\n");
        for (var i = 0; i < models; i++)
        {
            output.Append('\n').Append(Model(i, models));
            if (i % 5 == 0)
            {
                output.Append(CultureInfo.InvariantCulture, $"\nenum Status{i} {{\n  DRAFT\n  ACTIVE @map(\"active\")\n  ARCHIVED\n}}\n");
            }
        }

        return output.ToString();
    }

    /// <summary>The same schema after a change in each of its models: a column comes, a type and a default change, an index goes, another comes.</summary>
    public static string ChangedOf(int models) => Of(models)
        .Replace("  notes     String?\n", "  notes     String?\n  remark    String?  @unique\n", StringComparison.Ordinal)
        .Replace("@db.VarChar(200)", "@db.VarChar(300)", StringComparison.Ordinal)
        .Replace("@default(DRAFT)", "@default(ACTIVE)", StringComparison.Ordinal)
        .Replace("  @@unique([title, createdAt])\n", "", StringComparison.Ordinal);

    private static string Model(int i, int models)
    {
        var relation = i == 0 ? "" : $"\n  parentId  String   @db.Uuid\n  parent    Order{i - 1} @relation(fields: [parentId], references: [id], onDelete: Cascade)";
        var opposite = i == models - 1 ? "" : $"\n  children  Order{i + 1}[]";
        var index = i == 0 ? "" : "\n  @@index([parentId, createdAt(sort: Desc)])";
        return $$"""
            /// An order of kind {{i}}.
            model Order{{i}} {
              id        String   @id @default(uuid()) @db.Uuid
              number    Int      @unique @default(autoincrement())
              title     String   @db.VarChar(200) // what people see
              notes     String?
              amount    Decimal  @default(0) @db.Decimal(12, 2)
              tags      String[] @default([])
              data      Json?    @map("extra_data")
              status    Status{{i / 5 * 5}} @default(DRAFT)
              createdAt DateTime @default(now()) @map("created_at")
              updatedAt DateTime @updatedAt @map("updated_at"){{relation}}{{opposite}}

              @@unique([title, createdAt]){{index}}
              @@map("orders_{{i}}")
            }

            """;
    }
}
