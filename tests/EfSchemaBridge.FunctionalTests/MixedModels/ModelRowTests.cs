using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.MixedModels;

/// <summary>The rows of <c>HasData</c> migrate by key; rows that people wrote stay.</summary>
public sealed class ModelRowTests
{
    private static readonly Country First = new() { Id = 1, Code = "a", Since = DateTime.UnixEpoch };
    private static readonly Country Second = new() { Id = 2, Code = "b", NeighbourId = 1, Since = DateTime.UnixEpoch };

    [Fact]
    public async Task New_rows_are_inserted_changed_ones_updated_and_old_ones_deleted()
    {
        await using var project = await CodeProject.CreateAsync();
        project.Add("init", Of(First, Second));
        await project.UpdateAsync(Of(First, Second));
        await project.Database.ExecuteAsync("INSERT INTO \"Country\" (\"Code\", \"Since\") VALUES ('mine', 'epoch')");
        var after = Of(new() { Id = 2, Code = "b", Name = "B", NeighbourId = 4, Since = DateTime.UnixEpoch }, new() { Id = 4, Code = "d", Since = DateTime.UnixEpoch });

        project.Add("rows", after);
        await project.UpdateAsync(after);

        Assert.Equal(
            """
            /*
              Before this migration is applied:

              - ESB3211: 1 row of the table `Country` is deleted: HasData holds it no longer.
            */
            -- InsertRows
            INSERT INTO "Country" ("Id", "Code", "Name", "NeighbourId", "Since") VALUES
                (4, 'd', NULL, NULL, TIMESTAMPTZ '1970-01-01T00:00:00Z');
            SELECT setval(pg_get_serial_sequence('"Country"', 'Id'), GREATEST((SELECT MAX("Id") FROM "Country") + 1, nextval(pg_get_serial_sequence('"Country"', 'Id'))), false);

            -- UpdateRow
            UPDATE "Country" SET "Name" = 'B', "NeighbourId" = 4 WHERE "Id" = 2;

            -- DeleteRows
            DELETE FROM "Country" WHERE "Id" = 1;

            """,
            project.LastScript);
        Assert.Equal(
            [[2, "b", "B"], [3, "mine", null], [4, "d", null]],
            await project.Database.RowsAsync("SELECT \"Id\", \"Code\", \"Name\" FROM \"Country\" ORDER BY 1"));
    }

    [Fact]
    public async Task A_row_that_comes_back_under_another_key_goes_first()
    {
        await using var project = await CodeProject.CreateAsync();
        project.Add("init", Of(First));
        await project.UpdateAsync(Of(First));
        var after = Of(new Country { Id = 9, Code = "a", Since = DateTime.UnixEpoch });
        project.Add("rows", after);
        await project.UpdateAsync(after);
        Assert.Equal([[9, "a"]], await project.Database.RowsAsync("SELECT \"Id\", \"Code\" FROM \"Country\""));
    }

    [Fact]
    public async Task A_replayed_folder_knows_the_models_rows_and_their_values()
    {
        await using var project = await CodeProject.CreateAsync();
        project.Add("init", Of(First, Second));
        project.ForgetSnapshot();
        Assert.Throws<OperationException>(() => project.Add("nothing", Of(First, Second)));

        project.Add("rows", Of(First, new Country { Id = 2, Code = "changed", NeighbourId = 1, Since = DateTime.UnixEpoch }));

        Assert.Equal("-- UpdateRow\nUPDATE \"Country\" SET \"Code\" = 'changed' WHERE \"Id\" = 2;\n", project.LastScript);
    }

    private static Action<ModelBuilder> Of(params Country[] rows) => model => model.Entity<Country>(country =>
    {
        country.HasIndex(c => c.Code).IsUnique();
        country.HasData(rows);
    });
}
