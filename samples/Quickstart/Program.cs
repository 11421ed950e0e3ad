using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop;

using var db = new ShopContext();

switch (args)
{
    case ["add", var name, var age]:
        db.Users.Add(new User { Username = name, Password = Guid.NewGuid().ToString(), Age = int.Parse(age, CultureInfo.InvariantCulture) });
        await db.SaveChangesAsync();
        Console.WriteLine($"Added {name}.");
        break;

    case ["age", var name, var age]:
        var user = await db.Users.SingleAsync(u => u.Username == name);
        user.Age = int.Parse(age, CultureInfo.InvariantCulture);
        await db.SaveChangesAsync();
        Console.WriteLine($"{name} is {age} now.");
        break;

    case ["list"]:
        foreach (var u in await db.Users.OrderBy(u => u.Username).ToListAsync())
        {
            Console.WriteLine($"{u.Id}  {u.Username}  {u.Age}");
        }

        break;

    default:
        Console.Error.WriteLine("usage: add NAME AGE | age NAME AGE | list");
        return 1;
}

return 0;
