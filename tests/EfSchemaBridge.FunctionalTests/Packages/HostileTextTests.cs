namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>A schema whose comments, defaults and mapped names try to become code, in C# and in SQL.</summary>
public sealed class HostileTextTests(PackedPackages packages)
{
    /// <summary>What the defaults hold; the program compares what it reads with the same text in a file.</summary>
    private const string Text = "\"; System.Environment.Exit(7); // */ </summary> \"\"\" {0} {{x}} $\"{1}\" \\u0022 \\x22 \\ ' ; DROP TABLE \"t'a\"\"ble\"; -- $$ \t\r\n#if X\n#endif \u2028 é 🙂";

    private const string Program =
        """
        using Microsoft.EntityFrameworkCore;
        using Shop;

        using var db = new ShopContext();
        var expected = File.ReadAllText("expected.txt");
        db.Hostiles.Add(new Hostile { Id = 1 });
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync(File.ReadAllText("insert.sql").Replace("{", "{{").Replace("}", "}}"));
        db.ChangeTracker.Clear();
        foreach (var row in await db.Hostiles.Where(h => h.Odd == Odd.A).OrderBy(h => h.Id).ToListAsync())
        {
            Console.WriteLine($"{row.Id} {row.Text == expected} {row.Texts.Count} {row.Texts.All(t => t == expected)} {row.Odd}");
        }

        Console.WriteLine(typeof(ShopContext).Assembly.GetTypes().Count(t => t.Name.StartsWith("Injected")));
        """;

    [Fact]
    public async Task No_text_of_a_schema_becomes_code()
    {
        await using var app = await ShopApp.CreateAsync(packages, Program, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>");
        app.DatabaseUrl = app.Database.Url;
        var literal = Literal(Text);
        app.WriteSchema(
            $$""""
            /// */ </summary> </remarks> <see cref="Injected"/> {@link x} {{'\u2028'}}#error no
            /// """ " ' \ \u000a public class Injected1 { }{{'\u0085'}}public class Injected2 { }
            enum Odd {
              a @map("\"); class Injected3 {} //")
              b @map("it's {0} \\ $$")

              @@map("odd '\"enum\" {0}")
            }

            /// #endif
            /// ]]> --> ${1} {0}
            model Hostile {
              /// </summary> public class Injected4 { } <summary>
              id    Int      @id @map("i\"d' {0} \\")
              text  String   @default({{literal}}) @map("te{x}t\\ */ \"\"\"")
              texts String[] @default([{{literal}}, {{literal}}]) @map("; class Injected5 {} //")
              odd   Odd      @default(a) @map("o\"dd\n")

              @@index([text], map: "in\"dex'; DROP TABLE x; --")
              @@map("t'a\"ble")
            }

            """");
        app.Write("expected.txt", Text);
        app.Write("insert.sql", "INSERT INTO \"t'a\"\"ble\" (\"i\"\"d' {0} \\\") VALUES (2)");

        (await app.EfAsync("migrations", "add", "hostile")).OrThrow("dotnet ef migrations add");
        (await app.EfAsync("database", "update")).OrThrow("dotnet ef database update");
        var run = (await app.RunAsync()).OrThrow("dotnet run");

        Assert.Equal("1 True 2 True A\n2 True 2 True A\n0", run.Output.Trim());
        var again = await app.EfAsync("migrations", "add", "again");
        Assert.Contains("Already in sync", again.Output + again.Error, StringComparison.Ordinal);
    }

    /// <summary>A string of Prisma's language.</summary>
    private static string Literal(string text) => '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + '"';
}
